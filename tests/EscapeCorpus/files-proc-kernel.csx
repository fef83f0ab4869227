// attack: reads the memory and the addresses of the kernel
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("kcore", () => { using var f = File.OpenRead("/proc/kcore"); f.ReadByte(); });
Try("kmsg", () => { using var f = File.OpenRead("/proc/kmsg"); f.ReadByte(); });
Try("dev", () => File.OpenRead("/dev/mem").Dispose());
Try("sys", () => Directory.GetFileSystemEntries("/sys/kernel"));
