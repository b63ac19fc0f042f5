"""What people judged, kept for good: grades, descriptions, reviews; checks made elsewhere; the evidence's integrity."""
