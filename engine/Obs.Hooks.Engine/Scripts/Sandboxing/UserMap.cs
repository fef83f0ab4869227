using System.Globalization;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// What a program is given that is root of its user namespace: users, none of which the host has, and what it takes to own files as
/// them and to become them.
/// </summary>
internal static class UserMap
{
    private static readonly string[] s_names =
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP", "CAP_SYS_CHROOT",
    ];

    /// <summary>bubblewrap's options; it drops all others, from the bounding set too.</summary>
    public static IEnumerable<string> Capabilities => s_names.SelectMany(static n => (string[])["--cap-add", n]);

    /// <summary>Maps the users of a new user namespace (user_namespaces(7)); bubblewrap waits for it.</summary>
    /// <param name="process">The directory in <c>/proc</c> of its first process.</param>
    /// <param name="user">Becomes root there, and its subordinate ids the users above.</param>
    /// <exception cref="Diagnostics.EngineException">The engine itself has not got these ids.</exception>
    public static void Write(DirectoryHandle process, SandboxUser user)
    {
        var map = string.Create(
            CultureInfo.InvariantCulture, $"0 {user.Id} 1\n1 {user.FirstSubordinate} {SandboxUser.SubordinateCount}\n");
        try
        {
            foreach (var kind in (ReadOnlySpan<string>)["uid", "gid"])
            {
                File.WriteAllText($"{process.DescriptorPath}/{kind}_map", map);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SandboxException.Unfit(
                string.Create(CultureInfo.InvariantCulture, $"user ids {user.FirstSubordinate} and above cannot be mapped: {e.Message}"),
                "give the container these ids, or name others with \"sandboxFirstSubordinate\" in engine.json");
        }
    }
}
