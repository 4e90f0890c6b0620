// A video that goes on where one stopped and says which seconds were really played.
class ZhibanVideo extends HTMLElement {
  connectedCallback() {
    if (!this.player) {
      this.player = document.createElement('video');
      this.player.controls = true;
      this.player.playsInline = true;
      this.player.preload = 'metadata';
      this.append(this.player);
      this.player.addEventListener('loadedmetadata', () => {
        if (this.position > 0 && this.position < this.player.duration - 1) {
          this.player.currentTime = this.position;
        }
      });
      ['pause', 'ended'].forEach((name) => this.player.addEventListener(name, () => this.report()));
      this.player.addEventListener('timeupdate', () => {
        if (Math.abs(this.player.currentTime - (this.reported ?? 0)) >= 10 && !this.player.seeking) this.report();
      });
    }
    this.player.src = this.source;
    this.leaving = () => this.report();
    document.addEventListener('visibilitychange', this.leaving);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.leaving);
  }

  report() {
    const { currentTime, duration, played } = this.player;
    if (!Number.isFinite(duration) || played.length === 0) return;
    this.reported = currentTime;
    const ranges = [];
    for (let i = 0; i < played.length; i += 1) {
      ranges.push(`${Math.floor(played.start(i))}-${Math.ceil(played.end(i))}`);
    }
    this.dispatchEvent(
      new CustomEvent('watched', {
        detail: {
          position: Math.floor(currentTime),
          length: Math.max(1, Math.floor(duration)),
          ranges: ranges.join(','),
        },
      }),
    );
  }
}
customElements.define('zhiban-video', ZhibanVideo);
