using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>Files of configuration: which there are, and new ones that the tool's user can read.</summary>
internal static class ConfigurationFiles
{
    /// <summary>The files that <c>config</c> names; those of a directory sorted by name.</summary>
    /// <exception cref="LintException">There is nothing of this name.</exception>
    public static ImmutableArray<string> Find(ImmutableArray<string> paths, IConfigurationForm form)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (path.StartsWith('/') && Directory.Exists(path))
            {
                files.AddRange(Directory.GetFiles(path).Where(f => form.Handles(Path.GetFileName(f))).Order(StringComparer.Ordinal));
            }
            else if (path.StartsWith('/') && File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new LintException(LintCodes.BadSetting, $"setting config: found {LintText.Clean(path)}, which is no file and no directory of this host; expected absolute paths");
            }
        }

        return files.ToImmutable();
    }

    /// <summary>The n-th file under a name that sorts where it belongs.</summary>
    public static ToolMount Mount(int index, string directory, string suffix, string path) =>
        new($"config/{directory}{index + 10:0000}{suffix}", path);

    public static string Write(string directory, string name, string content)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, content, new UTF8Encoding(false));
        File.SetUnixFileMode(path, (UnixFileMode)0x1A4);
        return path;
    }
}
