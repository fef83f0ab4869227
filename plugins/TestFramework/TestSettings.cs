using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>The hook's settings, checked.</summary>
internal sealed record TestSettings
{
    public required string Command { get; init; }

    public bool InTarget { get; init; }

    public TestFormat Format { get; init; }

    /// <summary>Names of files of results, relative to the directory in which the command starts.</summary>
    public string Pattern { get; init; } = "";

    public bool FailuresFail { get; init; }

    public bool AsRoot { get; init; }

    public TimeSpan Timeout { get; init; }

    public ImmutableArray<string> Needs { get; init; } = [];

    public long TreeBytes { get; init; }

    /// <param name="settings">As configured.</param>
    /// <param name="errors">Takes what is wrong with them.</param>
    public static TestSettings Read(HookSettings settings, List<string> errors)
    {
        if (!MegabyteSetting.TryRead(settings, "treeMB", 4096, 16, out var treeBytes, out var problem))
        {
            errors.Add(problem);
        }

        var read = new TestSettings
        {
            Command = settings.Text("command"),
            InTarget = Choose("in", "target", "tools") == 0,
            Format = (TestFormat)Choose("format", "tap", "junit", "exit"),
            Pattern = settings.Text("files", "*.xml"),
            FailuresFail = Choose("failures", "fail", "warn") == 0,
            AsRoot = Choose("user", "tester", "root") == 1,
            Timeout = TimeSpan.FromSeconds(Within("timeoutSeconds", 600, 1, 86400)),
            Needs = settings.TextList("needs"),
            TreeBytes = treeBytes,
        };
        if (read.Command.Trim().Length == 0)
        {
            errors.Add("setting command: found nothing; expected a command for sh");
        }

        if (!read.Pattern.All(static c => char.IsAsciiLetterOrDigit(c) || "._-*?/ ".Contains(c)))
        {
            errors.Add($"setting files: found \"{read.Pattern}\"; expected names with letters, digits, . _ - / * and ?");
        }

        return read;

        int Choose(string name, params ReadOnlySpan<string> choices)
        {
            if (!WordSetting.TryRead(settings, name, choices, choices[0], out var word, out var wrong))
            {
                errors.Add(wrong);
            }

            return choices.IndexOf(word);
        }

        long Within(string name, long usual, long least, long most)
        {
            var value = settings.Integer(name, usual);
            if (value < least || value > most)
            {
                errors.Add($"setting {name}: found {value}; expected {least} to {most}");
                return usual;
            }

            return value;
        }
    }
}
