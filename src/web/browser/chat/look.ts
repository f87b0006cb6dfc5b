/** How Web Chat looks in light and in dark; the colours are those of page.css. */
export function styleOptions(dark: boolean): Record<string, unknown> {
  const color = dark
    ? {
        accent: '#8cc7f0',
        back: '#14202b',
        bot: '#1f303e',
        user: '#23537a',
        text: '#eef3f7',
        userText: '#ffffff',
        subtle: '#b4c3cf',
        line: '#7d93a5',
      }
    : {
        accent: '#1d4f73',
        back: '#ffffff',
        bot: '#eef3f7',
        user: '#1d4f73',
        text: '#1b2730',
        userText: '#ffffff',
        subtle: '#51626f',
        line: '#6b7f8e',
      };
  return {
    accent: color.accent,
    subtle: color.subtle,
    backgroundColor: color.back,
    primaryFont: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    bubbleBackground: color.bot,
    bubbleTextColor: color.text,
    bubbleBorderRadius: 12,
    bubbleBorderWidth: 0,
    bubbleMaxWidth: 640,
    bubbleAttachmentMaxWidth: 640,
    bubbleFromUserBackground: color.user,
    bubbleFromUserTextColor: color.userText,
    bubbleFromUserBorderRadius: 12,
    bubbleFromUserBorderWidth: 0,
    sendBoxBackground: color.back,
    sendBoxTextColor: color.text,
    sendBoxPlaceholderColor: color.subtle,
    sendBoxBorderTop: `solid 1px ${color.line}`,
    sendBoxButtonColor: color.accent,
    sendBoxHeight: 52,
    sendBoxTextWrap: true,
    // Choices in a row that scrolls sideways hide some of them; stacked, all are seen and reached by keyboard.
    suggestedActionLayout: 'stacked',
    suggestedActionsStackedLayoutButtonTextWrap: true,
    suggestedActionBackgroundColor: color.back,
    suggestedActionTextColor: color.accent,
    suggestedActionBorderColor: color.accent,
    suggestedActionBackgroundColorOnHover: color.bot,
    suggestedActionTextColorOnHover: color.accent,
    suggestedActionBackgroundColorOnActive: color.accent,
    suggestedActionTextColorOnActive: color.back,
    suggestedActionBackgroundColorOnFocus: color.bot,
    suggestedActionTextColorOnFocus: color.accent,
    suggestedActionBorderRadius: 10,
    suggestedActionHeight: 44,
    suggestedActionKeyboardFocusIndicatorInset: 2,
    timestampColor: color.subtle,
    transcriptOverlayButtonBackground: color.bot,
    transcriptOverlayButtonColor: color.text,
    cardEmphasisBackgroundColor: color.bot,
    hideUploadButton: true,
    // A long answer is read from its beginning: no more than one screen of new messages is scrolled by.
    autoScrollSnapOnPage: true,
    showAvatarInGroup: 'status',
    groupTimestamp: false,
    // A reply is written in one piece; no typing dots are needed before it.
    showSpokenText: false,
  };
}

/** How Adaptive Cards look: the same colours, large buttons; a set of buttons stands in a row. */
export function cardLook(dark: boolean): Record<string, unknown> {
  const text = dark ? '#eef3f7' : '#1b2730';
  const subtle = dark ? '#b4c3cf' : '#51626f';
  const accent = dark ? '#8cc7f0' : '#1d4f73';
  const alert = dark ? '#ffb4a8' : '#a3200d';
  const tone = (color: string) => ({ default: color, subtle });
  const foregroundColors = {
    default: tone(text),
    accent: tone(accent),
    attention: tone(alert),
    good: tone(text),
    warning: tone(alert),
    dark: tone(text),
    light: tone(text),
  };
  return {
    fontFamily: 'inherit',
    supportsInteractivity: true,
    // Under the page's heading; without a level a heading is none to a screen reader.
    textBlock: { headingLevel: 2 },
    spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    fontSizes: { small: 14, default: 16, medium: 17, large: 19, extraLarge: 22 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    containerStyles: {
      default: { backgroundColor: dark ? '#1f303e' : '#eef3f7', foregroundColors },
      emphasis: { backgroundColor: dark ? '#14202b' : '#ffffff', foregroundColors },
    },
    actions: {
      maxActions: 12,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'stretch',
      showCard: { actionMode: 'inline' },
    },
  };
}
