using System.Text;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Dispatch.Configuration;

/// <summary>Reads <c>allocator.json</c>; all mistakes at once.</summary>
internal static class ServiceOptionsLoader
{
    public const string FileName = "allocator.json";

    private const int LargestPort = 65535;

    /// <summary>Loads the options; without the file the defaults.</summary>
    public static ServiceOptions Load(string configDirectory, DiagnosticBag bag)
    {
        var options = new ServiceOptions
        {
            BsConfig = DispatcherInstaller.UsualConfigFiles.FirstOrDefault(File.Exists, DispatcherInstaller.UsualConfigFiles[0]),
        };
        var file = Path.Combine(configDirectory, FileName);
        if (ConfigFile.Read(file, mayBeMissing: true, bag) is not { } json
            || ConfigNodeReader.Read(file, json, TrustClass.Host, bag) is not { } root)
        {
            return options;
        }

        var binder = new NodeBinder(bag);
        foreach (var member in binder.Members("the file", root))
        {
            options = Bind(options, member, binder);
        }

        return options;
    }

    private static ServiceOptions Bind(ServiceOptions options, ConfigMember member, NodeBinder binder)
    {
        const string AbsolutePath = "an absolute path";
        switch (member.Name)
        {
            case "$schema":
                return options;
            case "bsConfig":
                return options with { BsConfig = binder.Text(member, Path.IsPathRooted, AbsolutePath) ?? options.BsConfig };
            case "allocator":
                return options with { Allocator = binder.Text(member) ?? options.Allocator };
            case "settings":
                return binder.Is(member, ConfigNodeKind.Object, "an object")
                    ? options with { Settings = new HookSettings(Encoding.UTF8.GetBytes(ConfigNodeWriter.Write(member.Value, static t => t))) }
                    : options;
            case "socket":
                return options with { Socket = binder.Text(member, Path.IsPathRooted, AbsolutePath) ?? options.Socket };
            case "user":
                return options with { User = binder.Text(member) ?? options.User };
            case "httpPort":
                return options with { HttpPort = binder.Count(member, $"a port, 1 to {LargestPort}; 0 for none") ?? options.HttpPort };
            case "upstream":
                var text = binder.Text(member, IsHttp, "an http:// or https:// address");
                return options with { Upstream = text is null ? null : new Uri(text) };
            case "records":
                return options with { Records = binder.Text(member, Path.IsPathRooted, AbsolutePath) ?? options.Records };
            case "scanInterval":
                return options with { ScanInterval = binder.Time(member) ?? options.ScanInterval };
            case "roundInterval":
                return options with { RoundInterval = binder.Time(member) ?? options.RoundInterval };
            case "offerTimeout":
                return options with { OfferTimeout = binder.Time(member) ?? options.OfferTimeout };
            default:
                binder.Unknown(member, "the file", ServiceOptions.Keys);
                return options;
        }
    }

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
