using System.Globalization;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>
/// Notices children that appeared while a hook ran and are still there afterwards. The engine is a subreaper
/// (prctl(2), PR_SET_CHILD_SUBREAPER): what a hook's programs left behind becomes its child.
/// </summary>
internal static class ChildGuard
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal);

    /// <summary>Starts a child of the engine itself, which no hook left behind whenever it was started.</summary>
    public static SpawnedProcess Start(SpawnRequest request)
    {
        lock (Gate)
        {
            var process = SpawnedProcess.Start(request);
            Own.Add(process.Id.ToString(CultureInfo.InvariantCulture));
            return process;
        }
    }

    /// <summary>Makes orphans of this process's descendants its children.</summary>
    public static void BecomeSubreaper() => _ = Libc.prctl(Libc.SetChildSubreaper, 1, 0, 0, 0);

    /// <summary>
    /// The ids of all children now, as the kernel writes them (sets of numbers would have to be compiled at start-up);
    /// empty where it does not tell.
    /// </summary>
    public static HashSet<string> Children()
    {
        var children = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                var text = File.ReadAllText(Path.Combine(task, "children"));
                foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    children.Add(word);
                }
            }
            catch (IOException)
            {
                // the thread ended meanwhile, or CONFIG_PROC_CHILDREN is off
            }
        }

        return children;
    }

    private static HashSet<string> Strangers(HashSet<string> before)
    {
        lock (Gate)
        {
            var strangers = Children();
            strangers.ExceptWith(before);
            strangers.ExceptWith(Own);
            return strangers;
        }
    }

    /// <summary>Ends children that were not there before, and what they leave in turn.</summary>
    /// <param name="before">The children that may stay.</param>
    /// <returns>How many were ended.</returns>
    public static unsafe int EndNewChildren(HashSet<string> before)
    {
        const int rounds = 64; // each round can bring up children of those that were ended
        const int noHang = 1;
        var ended = 0;
        for (var round = 0; round < rounds; round++)
        {
            var strangers = Strangers(before);
            if (strangers.Count == 0)
            {
                break;
            }

            foreach (var word in strangers)
            {
                var pid = int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);

                // Its id cannot be reused before it was waited for, and only this process can do that.
                int status;
                if (Libc.waitpid(pid, &status, noHang) == 0)
                {
                    ended++;
                    _ = Libc.kill(pid, Libc.SignalKill);
                    _ = Libc.waitpid(pid, &status, 0);
                }
            }
        }

        return ended;
    }
}
