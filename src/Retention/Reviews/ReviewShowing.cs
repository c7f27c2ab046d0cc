namespace Retention.Reviews;

/// <summary>Whether, and when, a shop shows the reviews that it got. The numbers are stored: only ever add.</summary>
public enum ReviewShowing
{
    /// <summary>None is shown. What comes in waits.</summary>
    Off = 0,

    /// <summary>Each is shown once a person of the shop has looked at it.</summary>
    AfterALook = 1,

    /// <summary>Each is shown at once where nothing in its words is suspicious; else once a person has looked at it.</summary>
    AtOnce = 2,
}
