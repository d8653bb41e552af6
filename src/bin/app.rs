//! Mounts the interface in the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<berdaya::ui::App>::new().render();
}
