namespace Obs.Hooks.Dispatch.Web;

/// <summary>The parameters of a request, as strict as OBS: nothing unknown, nothing twice.</summary>
internal sealed class WebQuery
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="WebException">A parameter is there twice.</exception>
    public WebQuery(string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? part : part[..equals]);
            if (!_values.TryAdd(name, equals < 0 ? "" : Decode(part[(equals + 1)..])))
            {
                throw new WebException(400, $"parameter '{name}' set multiple times");
            }
        }
    }

    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="WebException">There is a parameter that is none of these.</exception>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in _values.Keys.Order(StringComparer.Ordinal))
        {
            if (!names.Contains(name))
            {
                throw new WebException(400, $"unknown parameter '{name}'");
            }
        }
    }

    /// <summary>A name of OBS that must be there.</summary>
    /// <exception cref="WebException">It is missing or no name.</exception>
    public string Required(string name)
    {
        var value = Value(name) ?? throw new WebException(400, $"parameter '{name}' is missing");
        return IsName(value) ? value : throw new WebException(400, $"{name} '{value}' is illegal");
    }

    /// <summary>Whether a text may be the name of a project, repository, architecture or package: it ends up in paths.</summary>
    private static bool IsName(string value) =>
        value.Length is > 0 and <= 200 && value[0] != '.' && !value.Contains('/', StringComparison.Ordinal) && !value.Any(char.IsControl);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
