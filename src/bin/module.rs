//! The JavaScript module: names the functions of [`berdaya::api`] for JavaScript. `npm/` makes values of their texts.

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "what JavaScript may call is public")]
mod exports {
    //! What JavaScript may call. Arguments and answers are texts of JSON.

    use berdaya::api;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    pub fn version() -> String {
        api::version()
    }

    #[wasm_bindgen]
    pub fn check_instrument(instrument: &str, options: &str) -> String {
        api::check_instrument(instrument, options)
    }

    #[wasm_bindgen]
    pub fn evaluate_expression(text: &str, options: &str) -> String {
        api::evaluate_expression(text, options)
    }

    #[wasm_bindgen]
    pub fn score(instrument: &str, response: &str, options: &str) -> String {
        api::score(instrument, response, options)
    }

    #[wasm_bindgen]
    pub fn write_responses(instrument: &str, responses: &str, options: &str) -> String {
        api::write_responses(instrument, responses, options)
    }

    #[wasm_bindgen]
    pub fn suppress(report: &str, options: &str) -> String {
        api::suppress(report, options)
    }

    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Interview(api::Session);

    #[wasm_bindgen]
    impl Interview {
        /// Throws the reply that tells why there is none.
        #[wasm_bindgen(constructor)]
        pub fn new(instrument: &str, options: &str) -> Result<Interview, String> {
            api::Session::new(instrument, options).map(Self)
        }

        pub fn apply(&mut self, edit: &str, now: &str, tick: f64) -> String {
            self.0.apply(edit, now, tick)
        }

        pub fn state(&self) -> String {
            self.0.state()
        }

        pub fn choices(&self, path: &str, now: &str) -> String {
            self.0.choices(path, now)
        }

        pub fn finalise(&mut self, now: &str, tick: f64) -> String {
            self.0.finalise(now, tick)
        }

        pub fn to_json(&self) -> String {
            self.0.to_json()
        }
    }

    #[wasm_bindgen]
    #[derive(Debug, Default)]
    pub struct Evaluation(api::Evaluation);

    #[wasm_bindgen]
    impl Evaluation {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        pub fn take(&mut self, name: &str, bytes: &[u8]) {
            self.0.take(name, bytes);
        }

        pub fn report(&mut self, settings: &str) -> String {
            self.0.report(settings)
        }
    }
}

fn main() {}
