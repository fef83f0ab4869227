namespace Obs.Hooks.Tools.Tests.Setup;

[CollectionDefinition(Name)]
public sealed class DebianCollection : ICollectionFixture<DebianRoot>
{
    public const string Name = "debian root";
}
