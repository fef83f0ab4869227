using System.Text;

namespace Obs.Hooks.Engine.Installation;

/// <summary>
/// The script that stands in the place of <c>build</c>: written from the template <c>shim.sh</c>, and recognised again.
/// </summary>
internal static class Shim
{
    private const string Marker = "# obs-hooks shim, format ";

    /// <summary>The script's text.</summary>
    public static string Render(ShimSettings settings) =>
        Template()
            .Replace("@ENGINE@", Quote(settings.Engine), StringComparison.Ordinal)
            .Replace("@CONFIG@", Quote(settings.ConfigDirectory), StringComparison.Ordinal)
            .Replace("@MISSING@", settings.Missing == MissingEngine.BadHost ? "badhost" : "run", StringComparison.Ordinal)
            .Replace("@DIGEST@", Quote(settings.Digest), StringComparison.Ordinal)
            .Replace("@REAL@", Quote(settings.Real), StringComparison.Ordinal)
            .Replace("@CACHE@", Quote(settings.Cache), StringComparison.Ordinal);

    /// <summary>Whether a file's text is a shim of any format.</summary>
    public static bool IsShim(string text) => text.StartsWith($"#!/bin/bash\n{Marker}", StringComparison.Ordinal);

    /// <summary>What a shim was installed with.</summary>
    public static ShimSettings Read(string text) => new()
    {
        Engine = Assignment(text, "engine"),
        ConfigDirectory = Assignment(text, "config"),
        Missing = Assignment(text, "missing") == "badhost" ? MissingEngine.BadHost : MissingEngine.Run,
        Digest = Assignment(text, "digest"),
        Real = Assignment(text, "real"),
        Cache = Assignment(text, "cache"),
    };

    /// <summary>One word for a POSIX shell, whatever is in it.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Assignment(string text, string name)
    {
        var start = text.IndexOf($"\n{name}=", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        // Up to the line's end, which is not inside a quoted part: a path may contain a newline.
        var value = new StringBuilder();
        var quoted = false;
        for (var i = start + name.Length + 2; i < text.Length && (quoted || text[i] != '\n'); i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] == '\\')
            {
                value.Append(text[++i]);
            }
            else
            {
                value.Append(text[i]);
            }
        }

        return value.ToString();
    }

    private static string Template()
    {
        using var stream = typeof(Shim).Assembly.GetManifestResourceStream("shim.sh")
            ?? throw new InvalidOperationException("The engine was built without its shim.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
