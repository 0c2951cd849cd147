### datasets
