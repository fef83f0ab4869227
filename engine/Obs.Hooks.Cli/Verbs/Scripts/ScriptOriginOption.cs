using System.CommandLine;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>--as</c>: whose script it is, which decides what policy lets it do.</summary>
internal sealed class ScriptOriginOption
{
    private const string Project = "project";
    private const string Package = "package";
    private const string Host = "host";

    private readonly Option<string> _owner = new("--as")
    {
        Description = "Whose script it is: what policy lets it do depends on that.",
        HelpName = $"{Project}|{Package}|{Host}",
        DefaultValueFactory = static _ => Project,
    };

    public ScriptOriginOption(Command command)
    {
        _owner.AcceptOnlyFromAmong(Project, Package, Host);
        command.Options.Add(_owner);
    }

    public ScriptOrigin Of(ParseResult parsed, string project, string package) => parsed.GetValue(_owner) switch
    {
        Host => new ScriptOrigin(TrustClass.Host, "", ""),
        Package => new ScriptOrigin(TrustClass.Package, project, package),
        _ => new ScriptOrigin(TrustClass.Project, project, ""),
    };
}
