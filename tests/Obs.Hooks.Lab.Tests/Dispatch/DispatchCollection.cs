namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>The tests that share one backend with two workers and the allocation service.</summary>
[CollectionDefinition(Name)]
public sealed class DispatchCollection : ICollectionFixture<DispatchLab>
{
    public const string Name = "dispatch";
}
