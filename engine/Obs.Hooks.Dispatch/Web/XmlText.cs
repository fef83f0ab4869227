using System.Security;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Texts in XML documents.</summary>
internal static class XmlText
{
    /// <summary>Escapes what XML demands and replaces what it cannot have at all.</summary>
    public static string Escape(string text) => SecurityElement.Escape(Clean(text));

    private static string Clean(string text) =>
        string.Create(text.Length, text, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(value[i]) && value[i] is not ('\n' or '\t') ? '?' : value[i];
            }
        });
}
