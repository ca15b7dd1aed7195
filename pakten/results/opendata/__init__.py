"""What everybody may have as data: the data sets, their files, and the catalogue that describes them."""
