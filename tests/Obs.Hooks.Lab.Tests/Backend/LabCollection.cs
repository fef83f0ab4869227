namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>The tests that share one running Open Build Service.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}
