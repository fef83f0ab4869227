// attack: makes the kernel kill others before it
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("oom", () => File.WriteAllText("/proc/self/oom_score_adj", "-1000"));
Try("cgroup", () => Directory.CreateDirectory("/sys/fs/cgroup/evil"));
Try("uid_map", () => File.WriteAllText("/proc/self/uid_map", "0 0 1"));
