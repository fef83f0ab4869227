// attack: refers to a package of the net
// expect: broken
// says: error OBSH901: 
// compile: sandbox
#r "nuget: Evil, 1.0"
