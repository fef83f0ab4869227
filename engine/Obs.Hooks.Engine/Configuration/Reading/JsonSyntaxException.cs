namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>A text is no JSON. Never leaves <see cref="ConfigNodeReader"/>.</summary>
internal sealed class JsonSyntaxException(int offset, string found, string expected) : Exception($"{found}; expected {expected}")
{
    /// <summary>The byte at which it went wrong.</summary>
    public int Offset => offset;

    public string Found => found;

    public string Expected => expected;
}
