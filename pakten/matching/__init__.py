"""The matching engine: who should meet whom, proved best and explained. Pure Python over numpy, scipy and rustworkx."""
