namespace Obs.Hooks.Engine.Configuration;

/// <summary>What runs when nobody configured anything: cleanup, where its plugin is installed.</summary>
internal static class BuiltInLayer
{
    public const string File = "(built-in defaults)";

    public static ReadOnlyMemory<byte> Utf8 => """
        { "hooks": { "cleanup": {} } }
        """u8.ToArray();
}
