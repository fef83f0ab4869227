namespace Obs.Hooks.Plugins.InstallCheck.Tests;

[CollectionDefinition(Name)]
public sealed class ToolsCollection : ICollectionFixture<ToolsFixture>
{
    public const string Name = "tools";
}
