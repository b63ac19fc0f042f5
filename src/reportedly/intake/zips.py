"""ZIP files from outside: what they say of their sizes is not believed, and nothing in them is put on a disk."""

import zipfile

from reportedly.errors import TooLarge

_BLOCK = 1 << 16


def check_zip(packed: zipfile.ZipFile, most: int, *, files: int, of: str = "", what: str = "the ZIP file") -> None:
    """Raise TooLarge where it holds more than ``files``, or those ending in ``of`` unpack to more than ``most`` bytes.

    They are unpacked to see: ``ZipFile.read`` unpacks all of a file, however little its header says it has. Raises
    what zipfile does (BadZipFile, zlib.error …) where a file is not what its header says.
    """
    found = packed.infolist()
    if len(found) > files:
        raise TooLarge(f"{what} holds {len(found):,} files, over the limit of {files:,}")
    stated = sum(file.file_size for file in found if file.filename.endswith(of))
    if stated > most:
        raise TooLarge(f"{what} unpacks to {stated:,} bytes, over the limit of {most:,}")
    left = most
    for file in found:
        with packed.open(file) as stream:
            while part := stream.read(_BLOCK):
                left -= len(part) if file.filename.endswith(of) else 0
                if left < 0:
                    raise TooLarge(f"{what} unpacks to over the limit of {most:,} bytes")
