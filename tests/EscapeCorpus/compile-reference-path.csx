// attack: refers to a file of the host
// expect: broken
// says: error OBSH901: 
// compile: sandbox
#r "/etc/shadow"
