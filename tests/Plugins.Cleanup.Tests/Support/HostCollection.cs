namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>Tests that change the namespaces they run in: one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<PrivateNamespaces>
{
    /// <summary>Its name.</summary>
    public const string Name = "host";
}
