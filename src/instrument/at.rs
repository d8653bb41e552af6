//! Where in a file something stands, which is written out only when something is wrong there.

/// A place such as `sections[2].items[0].label`.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    around: Option<&'a At<'a>>,
    name: &'a str,
    number: Option<usize>,
}

impl<'a> At<'a> {
    /// A field of the file itself.
    pub(super) fn of(name: &'a str) -> Self {
        Self { around: None, name, number: None }
    }

    /// A field of what stands here.
    pub(super) fn field(&'a self, name: &'a str) -> Self {
        Self { around: Some(self), name, number: None }
    }

    /// One of the things in a field of what stands here, from 0.
    pub(super) fn item(&'a self, name: &'a str, number: usize) -> Self {
        Self { around: Some(self), name, number: Some(number) }
    }

    /// One of the things that stand here, from 0.
    pub(super) fn nth(self, number: usize) -> Self {
        Self { number: Some(number), ..self }
    }

    /// Written out.
    #[inline(never)]
    pub(super) fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        if let Some(around) = self.around {
            around.write(text);
            text.push('.');
        }
        text.push_str(self.name);
        if let Some(number) = self.number {
            text.push('[');
            text.push_str(&number.to_string());
            text.push(']');
        }
    }
}
