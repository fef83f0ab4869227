// attack: throws what cannot be described
// expect: broken
// says: threw Vicious
#load "attack.csx"
class Vicious : Exception
{
    public override string Message => throw new Vicious();
    public override string ToString() => throw new Vicious();
}

throw new Vicious();
