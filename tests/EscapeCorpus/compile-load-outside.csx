// attack: loads a file of the host and quotes it in its errors
// expect: broken
// says: OBSH
// compile: sandbox
#load "/etc/shadow"
#load "../../../etc/passwd"
