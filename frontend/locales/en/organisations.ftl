### organisations
