using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Obs.Hooks.Scripts;

/// <summary>
/// The requests of a script to the engine, in order. They are checked against the hook's capabilities and the host's policy
/// after the script has ended with success; a refused one names the rule that refused it. Requests of a script that fails or
/// skips are dropped.
/// </summary>
/// <param name="point">The point at which the script runs.</param>
/// <param name="contentDirectory">A directory in which the contents given as text or bytes are kept until the engine takes them.</param>
public sealed partial class ScriptEffects(HookPoint point, string contentDirectory)
{
    private readonly ImmutableArray<Effect>.Builder _requested = ImmutableArray.CreateBuilder<Effect>();

    /// <summary>What was asked for so far, in order.</summary>
    public ImmutableArray<Effect> Requested => _requested.ToImmutable();

    /// <summary>Shows a warning in the build log and the summary. At every point.</summary>
    /// <param name="message">One or more lines.</param>
    public void Warn(string message) => _requested.Add(new Effects.Warn(message));

    private void Add(string method, Effect effect)
    {
        if (effect.Point != point)
        {
            throw HookScript.NotHere($"Effects.{method} is", point, effect.Point);
        }

        _requested.Add(effect);
    }

    /// <summary>A new file with the content: names are the engine's business and never become paths here.</summary>
    private string Keep(ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(contentDirectory);
        var path = Path.Combine(contentDirectory, _requested.Count.ToString(CultureInfo.InvariantCulture));
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        return path;
    }

    private string Keep(string content) => Keep(Encoding.UTF8.GetBytes(content));
}
