// attack: refers to a file of the host
// expect: broken
// says: OBSH
// compile: sandbox
#r "/etc/shadow"
