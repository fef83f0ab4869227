namespace Obs.Hooks.Dispatch.Web;

/// <summary>Texts in XML documents.</summary>
internal static class XmlText
{
    /// <summary>
    /// Escapes what XML demands in a text or between double quotes, and replaces what it cannot have at all. Single quotes
    /// stay: osc shows summaries as they are.
    /// </summary>
    public static string Escape(string text) =>
        Clean(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Clean(string text) =>
        string.Create(text.Length, text, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(value[i]) && value[i] is not ('\n' or '\t') ? '?' : value[i];
            }
        });
}
