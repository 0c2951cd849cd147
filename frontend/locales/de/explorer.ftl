### explorer
