// attack: says that the host is bad
// expect: broken
// says: OBSH703
#load "attack.csx"
return new Verdict.HostFailure("this host is bad");
