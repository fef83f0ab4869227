// attack: sets the program that the kernel runs for crashes
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("core_pattern", () => File.WriteAllText("/proc/sys/kernel/core_pattern", "|/work/evil"));
Try("modprobe", () => File.WriteAllText("/proc/sys/kernel/modprobe", "/work/evil"));
Try("sysrq", () => File.WriteAllText("/proc/sysrq-trigger", "b"));
Try("knobs", () => File.ReadAllText("/proc/sys/kernel/hostname"));
