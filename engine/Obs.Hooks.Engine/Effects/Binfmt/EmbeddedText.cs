namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>Programs that travel in the engine's assembly.</summary>
internal static class EmbeddedText
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the engine");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
