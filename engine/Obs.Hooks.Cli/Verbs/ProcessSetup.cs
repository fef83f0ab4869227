using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>What this process changes about itself, so that the real build notices nothing of its new parent.</summary>
internal static unsafe class ProcessSetup
{
    /// <param name="softFileLimit">The caller's soft limit of open files; the runtime raises its own to the hard one.</param>
    public static void Apply(ulong? softFileLimit)
    {
        ChildGuard.BecomeSubreaper();

        // A caller that ignores SIGCHLD would make the kernel throw exit statuses away.
        _ = Libc.signal(Libc.SignalChild, Libc.DefaultHandler);
        if (softFileLimit is not { } wanted)
        {
            return;
        }

        ResourceLimit limit;
        if (Libc.getrlimit(Libc.ResourceNoFile, &limit) == 0 && wanted < limit.Soft)
        {
            limit.Soft = (nuint)wanted;
            _ = Libc.setrlimit(Libc.ResourceNoFile, &limit);
        }
    }
}
