int puts(const char*);int main(){return puts("uhello")<0;}
