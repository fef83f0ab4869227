using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>How bubblewrap is called (bwrap(1)).</summary>
internal static class BubblewrapCommand
{
    public const string Program = "/usr/bin/bwrap";

    /// <param name="start">What to start.</param>
    /// <param name="root">Its file system.</param>
    /// <param name="descriptors">Holds copies of all that it inherits.</param>
    /// <param name="filter">Its system call filter.</param>
    /// <param name="info">Where bubblewrap says what its child is.</param>
    /// <param name="block">What it waits for before the program.</param>
    /// <param name="users">What it waits for before that, until its users are mapped; null if it has none.</param>
    public static SpawnRequest For(
        SandboxStart start,
        ISandboxRoot root,
        HighDescriptors descriptors,
        SafeFileHandle filter,
        SafeFileHandle info,
        SafeFileHandle block,
        SafeFileHandle? users)
    {
        const int filterNumber = 10;
        const int infoNumber = 11;
        const int blockNumber = 12;
        const int usersNumber = 13;

        // By hand: queries over pairs of numbers are compiled anew in every process. The first is overwritten by a 0 of the caller's.
        var inherited = new (int From, int To)[start.Descriptors.Count + (users is null ? 4 : 5)];
        inherited[0] = (descriptors.OfNothing(), 0);
        for (var i = 0; i < start.Descriptors.Count; i++)
        {
            inherited[i + 1] = (descriptors.Of(start.Descriptors[i].File), start.Descriptors[i].Number);
        }

        var next = start.Descriptors.Count + 1;
        inherited[next] = (descriptors.Of(filter), filterNumber);
        inherited[next + 1] = (descriptors.Of(info), infoNumber);
        inherited[next + 2] = (descriptors.Of(block), blockNumber);
        if (users is not null)
        {
            inherited[next + 3] = (descriptors.Of(users), usersNumber);
        }

        return new SpawnRequest
        {
            Program = Program,
            Arguments =
            [
                Program, "--unshare-all", "--die-with-parent", .. (start.OnTerminal ? Array.Empty<string>() : ["--new-session"]),
                .. users is null ? Array.Empty<string>() : ["--unshare-user", "--userns-block-fd", Text(usersNumber), .. UserMap.Capabilities],
                .. root.Arguments,
                "--seccomp", Text(filterNumber), "--info-fd", Text(infoNumber), "--block-fd", Text(blockNumber),
                "--", start.Program, .. start.Arguments,
            ],
            Environment = start.Environment,
            CloseInherited = true,
            Descriptors = inherited,
            NewSession = !start.OnTerminal,
        };
    }

    /// <summary>What it says is its child, <c>{ "child-pid": 4711 … }</c>; null when it ended first.</summary>
    public static int? ReadChild(SafeFileHandle info)
    {
        const string key = "\"child-pid\":";
        var text = new StringBuilder();
        var buffer = new byte[512];
        int length;
        using var stream = new FileStream(info, FileAccess.Read, bufferSize: 0);
        while (!text.ToString().Contains('}') && (length = stream.Read(buffer)) > 0)
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }

        var json = text.ToString();
        var start = json.IndexOf(key, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var digits = json.AsSpan(start + key.Length).TrimStart();
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
