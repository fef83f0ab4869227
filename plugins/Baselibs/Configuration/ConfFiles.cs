using System.Text;
using Obs.Hooks.Plugins.Baselibs.Running;

namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>Finds and reads configurations.</summary>
internal static class ConfFiles
{
    /// <summary>The package's source file of this name, and what is used for packages without one.</summary>
    public const string Name = "baselibs.conf";

    private const string GlobalName = "baselibs_global.conf";
    private const int MaximumSize = 1 << 20;

    /// <summary>
    /// The package's own; else the one of the setting, or that came with mkbaselibs; null when there is none. The sources can lie in the
    /// build root, where the build may have exchanged them: links are not followed.
    /// </summary>
    public static BaselibsConf? Own(HookContext context, MkbaselibsProgram program)
    {
        var sources = context.Job.SourceDirectory;
        if (sources.Length > 0 && new DirectoryInfo(sources) is { Exists: true, LinkTarget: null } && Read(Path.Combine(sources, Name)) is { } text)
        {
            return BaselibsConf.Parse(Name, text);
        }

        var path = context.Settings.Text("fallback") is { Length: > 0 } fallback ? fallback : program.Configuration(Name);
        return path is null ? null : BaselibsConf.Parse(path, Read(path) ?? throw new IOException($"setting fallback: {path} is no configuration"));
    }

    /// <summary>The one of the setting <c>global</c>, or the one that came with mkbaselibs.</summary>
    /// <exception cref="IOException">There is none; the message is for people.</exception>
    public static BaselibsConf Global(HookContext context, MkbaselibsProgram program)
    {
        var wish = context.Settings.Text("global");
        var path = wish.Length == 0 ? program.Configuration(GlobalName)
            : wish[0] == '/' ? wish
            : program.Configuration($"baselibs_global-{wish}.conf");
        return path is not null && Read(path) is { } text
            ? BaselibsConf.Parse(Path.GetFileName(path), text)
            : throw new IOException(
                $"setting global: found \"{wish}\"; expected an absolute path, or one of {string.Join(", ", program.Variants())}");
    }

    private static string? Read(string path)
    {
        // What is no regular file has no length.
        var file = new FileInfo(path);
        return file is { Exists: true, LinkTarget: null, Length: > 0 and <= MaximumSize } ? File.ReadAllText(path, Encoding.UTF8) : null;
    }
}
