"""Questions after something has been, anonymous answers, and their results. Not what it was, nor who came."""
