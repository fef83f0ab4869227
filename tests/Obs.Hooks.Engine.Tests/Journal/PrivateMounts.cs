using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>
/// Runs tests that mount on a thread with a private mount namespace of its own; what it starts inherits that. Nothing
/// they do, or leave when they fail, can reach the host.
/// </summary>
internal static partial class PrivateMounts
{
    private const int NewMountNamespace = 0x20000;

    public static void Run(Action test)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter();
                test();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    private static void Enter()
    {
        var before = File.ResolveLinkTarget("/proc/thread-self/ns/mnt", returnFinalTarget: false)?.Name;
        if (Unshare(NewMountNamespace) != 0
            || Libc.Mount("none", "/", null, Libc.MountRecursive | Libc.MountPrivate, null) != 0)
        {
            throw NativeException.Last("these tests need root and mount namespaces of their own");
        }

        var after = File.ResolveLinkTarget("/proc/thread-self/ns/mnt", returnFinalTarget: false)?.Name;
        if (before == after)
        {
            throw new InvalidOperationException("still in the mount namespace of the host: refusing to mount anything");
        }
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);
}
