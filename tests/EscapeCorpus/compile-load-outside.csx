// attack: loads a file of the host and quotes it in its errors
// expect: broken
// says: error OBSH902: #load of "/etc/shadow".*error OBSH902: #load of "../../../etc/passwd"
// compile: sandbox
#load "/etc/shadow"
#load "../../../etc/passwd"
