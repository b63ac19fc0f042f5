"""``python -m reportedly``: the command line, where its own name is not on the path."""

if __name__ == "__main__":  # a reading process that is started anew loads this file, under another name
    from reportedly.doors.start import main

    main()
