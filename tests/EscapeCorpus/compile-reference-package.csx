// attack: refers to a package of the net
// expect: broken
// says: OBSH
// compile: sandbox
#r "nuget: Evil, 1.0"
