using Microsoft.Extensions.Configuration;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// Binds what was checked: environment over <c>engine.json</c>. Apart from the loader, so that a start without either
/// never loads these libraries.
/// </summary>
internal static class EngineOptionsBinder
{
    public static EngineOptions Bind(EngineOptions defaults, byte[]? json)
    {
        var builder = new ConfigurationBuilder();
        if (json is not null)
        {
            // A stream and not a file: a file would start watchers.
            builder.AddJsonStream(new MemoryStream(json, writable: false));
        }

        builder.AddEnvironmentVariables(EngineOptionsLoader.Prefix);
        var values = new EngineOptionValues();
        builder.Build().Bind(values);
        return values.ApplyTo(defaults);
    }
}
