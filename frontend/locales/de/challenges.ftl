### challenges
