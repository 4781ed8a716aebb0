"""How often one may come: every address belongs to a class, and every class has its measure. The rest is 429."""
