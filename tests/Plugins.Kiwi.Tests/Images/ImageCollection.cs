namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

[CollectionDefinition(Name)]
public sealed class ImageCollection : ICollectionFixture<ImageHost>
{
    public const string Name = "images";
}
